// What a browser sees while Halfhourly gets ready: both languages, no script, refreshed every two seconds.
const words = {
  code: ["Preparing the program", "Paratoi'r rhaglen"],
  screens: [
    "Building the screens (about a minute, first time only)",
    "Adeiladu'r sgriniau (tua munud, y tro cyntaf yn unig)",
  ],
  database: ["Opening the store of readings", "Agor y storfa ddarlleniadau"],
  homes: ["Filling the demonstration homes", "Llenwi'r cartrefi enghreifftiol"],
};
const states = {
  waiting: ["waiting", "yn aros"],
  working: ["working", "wrthi"],
  done: ["done", "wedi gorffen"],
};

export function progressPage(steps, details) {
  const rows = Object.entries(steps).map(([step, state]) => row(step, state, details[step]));
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="2">
<title>Starting Halfhourly · Yn cychwyn Halfhourly</title>
<style>
:root { color-scheme: light dark; font: 19px/1.5 system-ui, sans-serif; }
body { max-width: 38rem; margin: 0 auto; padding: 48px 24px; color: #0b0c0c; background: #fff; }
h1 { font-size: 36px; line-height: 1.2; margin: 0 0 8px; }
p { margin: 0 0 32px; } [lang=cy] { color: #484949; }
ul { list-style: none; padding: 0; margin: 0; border-top: 1px solid #cecece; }
li { display: flex; justify-content: space-between; gap: 24px; padding: 16px 0; border-bottom: 1px solid #cecece; }
li span[lang] { display: block; } .state { text-align: right; white-space: nowrap; } .done { font-weight: 700; }
@media (prefers-color-scheme: dark) { body { color: #f3f2f1; background: #0b0c0c; } [lang=cy] { color: #cecece; } ul, li { border-color: #505a5f; } }
</style>
</head>
<body>
<main>
<h1>Starting Halfhourly <span lang="cy">Yn cychwyn Halfhourly</span></h1>
<p>This page opens your home by itself when it is ready.<br><span lang="cy">Bydd y dudalen hon yn agor eich cartref ei hun pan fydd yn barod.</span></p>
<ul>
${rows.join("\n")}
</ul>
</main>
</body>
</html>
`;
}

function row(step, state, detail) {
  const [english, welsh] = words[step];
  const [stateEnglish, stateWelsh] = states[state];
  const more = detail && /^\d{1,3} %$/.test(detail) ? ` ${detail}` : "";
  return `<li><span><span>${english}</span><span lang="cy">${welsh}</span></span><span class="state ${state}"><span>${stateEnglish}${more}</span><span lang="cy">${stateWelsh}</span></span></li>`;
}
