/** The language server as a program. */
import { serve } from './serve.js';

serve();
