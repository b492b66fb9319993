import js from '@eslint/js';
import {defineConfig} from 'eslint/config';
import {configs as lit} from 'eslint-plugin-lit';
import litA11y from 'eslint-plugin-lit-a11y';
import {configs as wc} from 'eslint-plugin-wc';
import globals from 'globals';
import ts from 'typescript-eslint';

export default defineConfig(
  {ignores: ['dist', 'build', 'coverage']},
  js.configs.recommended,
  ts.configs.strict,
  {files: ['**/*.mjs'], languageOptions: {globals: globals.node}},
  {files: ['**/service-worker.js'], languageOptions: {globals: globals.serviceworker}},
  {
    files: ['test/frameworks/apps/*.js', 'bench/peers/pages/*.js'],
    languageOptions: {globals: globals.browser},
  },
  {
    files: ['widget/**/*.ts'],
    extends: [lit['flat/recommended'], wc['flat/recommended']],
    plugins: {'lit-a11y': litA11y},
    rules: {
      ...litA11y.configs.recommended.rules,
      // Safari drops the role of a list without markers; `role="list"` keeps it.
      'lit-a11y/no-redundant-role': 'off',
    },
  },
  {
    rules: {
      '@typescript-eslint/no-unused-vars': [
        'error',
        {argsIgnorePattern: '^_', varsIgnorePattern: '^_'},
      ],
      '@typescript-eslint/consistent-type-imports': 'error',
      'max-lines': ['error', {max: 250}],
      'max-lines-per-function': ['error', {max: 40, skipBlankLines: true, skipComments: true}],
      'max-params': ['error', 3],
      'no-console': 'error',
      eqeqeq: 'error',
    },
  },
  {files: ['demo/main.ts'], rules: {'no-console': 'off'}},
  {
    files: ['test/**', '**/*.mjs'],
    rules: {
      'max-lines-per-function': 'off',
      'no-console': 'off',
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-expressions': 'off',
    },
  },
);
