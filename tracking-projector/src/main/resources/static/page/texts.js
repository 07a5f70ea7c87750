// Every word that is shown, in both languages. The language is that of the address, else the first of the browser's that there is, else English.
const LANGUAGES = ['en', 'zh'];
const primary = tag => tag.toLowerCase().split('-')[0];
const texts = Object.fromEntries(await Promise.all(LANGUAGES.map(async language => [language, await read(language)])));
let language = fromAddress() ?? navigator.languages.map(primary).find(isKnown) ?? 'en';

async function read(name) {
  const answer = await fetch(`/page/texts/${name}.json`);
  return answer.json();
}

function isKnown(name) {
  return LANGUAGES.includes(name);
}

function fromAddress() {
  const named = new URLSearchParams(location.search).get('lang');
  return named !== null && isKnown(named) ? named : undefined;
}

export const other = () => LANGUAGES.find(name => name !== language);

// The viewer's own variety of the language, for dates and numbers.
export const locale = () => navigator.languages.find(tag => primary(tag) === language) ?? (language === 'zh' ? 'zh-CN' : 'en');

export function say(key, values = {}) {
  const text = texts[language][key] ?? key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
}

export const knows = key => key in texts[language];

// What is in the document already; what is made by scripts is made anew by whoever calls this.
function translate() {
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  document.querySelectorAll('[data-text]').forEach(element => { element.textContent = say(element.dataset.text); });
  document.querySelectorAll('[data-label]').forEach(element => { element.setAttribute('aria-label', say(element.dataset.label)); });
}

function keepInAddress() {
  const address = new URL(location.href);
  address.searchParams.set('lang', language);
  history.replaceState(history.state, '', address);
}

// The button names the other language in that language. changed: what has to be said anew.
export function speak(button, changed) {
  const show = () => {
    translate();
    button.textContent = say('language.other');
    button.lang = other() === 'zh' ? 'zh-CN' : 'en';
  };
  button.addEventListener('click', () => {
    language = other();
    keepInAddress();
    show();
    changed();
  });
  show();
}
