import {highlightCode} from './highlight.ts';

highlightCode();
