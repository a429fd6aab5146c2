/** Elements made by scripts of pages: every text reaches the page as text, never as markup. */

type Attributes = Readonly<Record<string, string>>;

/** An element; strings become text. */
export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes,
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

/** The page's data: JSON in a script element. */
export function embedded(): unknown {
  return JSON.parse(document.getElementById('data')?.textContent ?? '');
}

/** A button that is on or off; `update` shows which, after anything has changed. */
export interface Chip {
  readonly element: HTMLButtonElement;
  readonly update: () => void;
}

/** A chip with a name and a number. */
export function chip(name: string, n: number | undefined, isOn: () => boolean, toggle: () => void): Chip {
  const element = h('button', { class: 'chip', type: 'button' }, h('bdi', {}, name));
  if (n !== undefined) element.append(' ', h('small', {}, String(n)));
  const update = (): void => element.setAttribute('aria-pressed', String(isOn()));
  update();
  element.addEventListener('click', toggle);
  return { element, update };
}

/** A search field that answers a moment after somebody has typed; `/` leads there. */
export function searchField(placeholder: string, value: string, search: (text: string) => void): HTMLInputElement {
  const field = h('input', { type: 'search', placeholder, 'aria-label': 'Search' });
  field.value = value;
  let timer = 0;
  field.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => search(field.value.trim()), 120);
  });
  document.addEventListener('keydown', (e) => {
    if (e.key !== '/' || e.target instanceof HTMLInputElement) return;
    e.preventDefault();
    field.focus();
  });
  return field;
}

/** Chips of one kind, behind a label. */
export function chipLine(label: string, all: readonly HTMLElement[]): HTMLElement {
  const chips = h('span', { class: 'chips' }, ...all);
  return h('div', { role: 'group', 'aria-label': label }, h('span', { class: 'label' }, label), chips);
}
