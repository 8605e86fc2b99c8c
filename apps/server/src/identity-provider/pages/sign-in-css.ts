/** The product's own colours; focus is always a thick yellow with a dark edge. */
export const signInCss = `
:root { color-scheme: light dark; --text: #0b0c0c; --quiet: #484949; --back: #fff; --field: #fff; --edge: #0b0c0c; --line: #cecece; --link: #1a65a6; --action: #1d70b8; --error: #ca3535; }
@media (prefers-color-scheme: dark) {
  :root { --text: #f3f2f1; --quiet: #cecece; --back: #0b0c0c; --field: #1d2021; --edge: #f3f2f1; --line: #505a5f; --link: #8ec5f2; --error: #ff8f8f; }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--back); color: var(--text); font: 1.1875rem/1.5 system-ui, sans-serif; overflow-wrap: break-word; }
header { display: flex; justify-content: space-between; align-items: center; gap: 1rem; max-width: 40rem; margin: 0 auto; padding: 0.5rem 1.5rem; border-bottom: 1px solid var(--line); }
main { max-width: 40rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
.name { margin: 0; font-weight: 700; }
h1 { font-size: 2.25rem; line-height: 1.2; margin: 0 0 0.5rem; }
h2 { font-size: 1.5rem; margin: 0 0 0.5rem; }
a { color: var(--link); }
.field { margin: 0 0 1.5rem; }
.faulty { border-left: 4px solid var(--error); padding-left: 1rem; }
label { display: block; font-weight: 700; }
.hint { margin: 0; color: var(--quiet); overflow-wrap: anywhere; }
.fault { margin: 0; color: var(--error); font-weight: 700; }
input:not([type=hidden]) { width: 100%; max-width: 26rem; min-height: 44px; margin-top: 0.25rem; padding: 0.25rem 0.5rem; border: 2px solid var(--edge); border-radius: 0; background: var(--field); color: var(--text); font: inherit; }
.faulty input { border-color: var(--error); }
button { font: inherit; cursor: pointer; }
button, a.action { min-height: 44px; }
.action { display: inline-block; padding: 0.5rem 1.5rem; border: 2px solid transparent; border-radius: 4px; background: var(--action); color: #fff; font-weight: 700; text-decoration: none; }
.other { padding: 0.5rem 0; border: 0; background: none; color: var(--link); text-decoration: underline; text-align: left; }
.language { padding: 0.25rem 0.75rem; border: 0; background: none; color: var(--link); text-decoration: underline; }
.first { position: absolute; width: 1px; height: 1px; min-height: 0; padding: 0; border: 0; overflow: hidden; clip-path: inset(50%); }
.notice { border-left: 4px solid var(--action); padding: 0.5rem 0 0.5rem 1rem; }
input.code:not([type=hidden]) { max-width: 10rem; letter-spacing: 0.1em; }
.qr { display: block; width: 14rem; max-width: 100%; margin: 1rem 0; }
.key, .codes { font-family: ui-monospace, monospace; font-size: 1.25rem; overflow-wrap: anywhere; }
.codes { columns: 12rem 2; margin: 0 0 2rem; padding: 0; list-style: none; }
article { margin-top: 2rem; padding-top: 1.5rem; border-top: 1px solid var(--line); }
section + section { margin-top: 2rem; padding-top: 2rem; border-top: 1px solid var(--line); }
main > p > a:not(.action) { display: inline-block; min-height: 44px; padding: 0.5rem 0; }
.summary { border: 4px solid var(--error); padding: 1rem 1.25rem; margin: 0 0 2rem; }
.summary ul { margin: 0; padding: 0; list-style: none; }
.summary a { display: inline-block; min-height: 44px; padding: 0.4rem 0; color: var(--error); font-weight: 700; }
:focus-visible { outline: 3px solid #fd0; outline-offset: 0; box-shadow: 0 0 0 5px #0b0c0c; }
.summary:focus { outline: 3px solid #fd0; box-shadow: 0 0 0 5px #0b0c0c; }
@media (forced-colors: active) { .action { border-color: currentColor; } }
`;
