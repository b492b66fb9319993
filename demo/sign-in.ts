// Signs Ada in on the example pages. A real site has signed its reader in long before.
import {signIn} from './session.ts';

// In the static site this is also when there is somebody to ask.
await customElements.whenDefined('behest-chat');
await signIn('ada');
