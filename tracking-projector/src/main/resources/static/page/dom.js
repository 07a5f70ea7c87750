// Elements are made of text only: nothing that somebody else has written is ever read as markup.
export const at = id => document.getElementById(id);

// attributes: text and className, else as in HTML; those that are null or undefined are left out, as are such children.
export function made(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === null || value === undefined) { continue; }
    if (attribute === 'text') { element.textContent = value; }
    else if (attribute === 'className') { element.className = value; }
    else { element.setAttribute(attribute, value); }
  }
  element.append(...children.filter(child => child !== null && child !== undefined));
  return element;
}

// Terms and what is said of them; those of which nothing is known are left out.
export function terms(pairs) {
  return pairs.filter(([, said]) => said !== null && said !== undefined && said !== '')
    .flatMap(([term, said]) => [made('dt', {text: term}), made('dd', {}, said)]);
}

// A reader of the screen hears only what is new.
export function tell(element, text, isWrong = false) {
  if (element.textContent !== text) { element.textContent = text; }
  element.classList.toggle('wrong', isWrong);
}
