import { asked } from './asked.ts'

if (navigator.userAgent.includes('Linux')) document.documentElement.dataset['system'] = 'linux'

// Small on purpose: it asks, and what has its answers begins (first-answers.ts). Not awaited at the top level, since what
// begins takes the answers from here and would wait for the end of this file.
void asked.texts.then(() => import('./begin.ts'))
