// Emacs with Eglot as a third client: see emacs.el.
import { runClient, script } from './run.mjs';

runClient({
  name: 'emacs',
  program: 'emacs',
  args: ['--batch', '--load', script('emacs.el')],
  packages: 'emacs-nox elpa-eglot',
});
