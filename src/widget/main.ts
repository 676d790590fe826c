import { mount, type Settings, type Widget } from './mount.ts';
import css from './widget.css';

declare global {
  interface Window {
    /** What a page may do with the widget on it. */
    Aman?: Widget;
  }
}

const TAG = 'aman-chat';
const EXIT_URL = 'https://www.google.com/search?q=weather';

const script = document.currentScript as HTMLScriptElement;
const base = script.src.replace(/\/widget\/[^/]*$/, '');

/** Settings of the tag on our own page, else of the script tag on any other. */
function settingsOf(element: HTMLElement): Settings {
  const setting = (name: string) => element.getAttribute(name) ?? script.getAttribute(`data-${name}`);
  return {
    base,
    mode: setting('mode') === 'page' ? 'page' : 'bubble',
    lang: setting('lang') || 'auto',
    exitUrl: setting('exit-url') || EXIT_URL,
  };
}

/** A stylesheet object passes the strictest policy; phones too old for it get an element, which looser policies let through. */
function dress(root: ShadowRoot): void {
  try {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    root.adoptedStyleSheets = [sheet];
  } catch {
    // Not supported here.
    const style = document.createElement('style');
    style.textContent = css;
    root.append(style);
  }
}

/** The custom element; a class because the browser asks for one. */
class AmanChat extends HTMLElement {
  connectedCallback(): void {
    if (this.shadowRoot) return;
    const root = this.attachShadow({ mode: 'open' });
    dress(root);
    const widget = mount(root, settingsOf(this), (event) => this.dispatchEvent(new CustomEvent(event)));
    window.Aman = {
      ...widget,
      destroy: () => {
        widget.destroy();
        this.remove();
        delete window.Aman;
      },
    };
  }
}

/** Finds the element that the page placed, or adds one of our own. */
function start(): void {
  if (!customElements.get(TAG)) customElements.define(TAG, AmanChat);
  if (document.querySelector(TAG)) return;
  const element = document.createElement(TAG);
  element.setAttribute('position', script.getAttribute('data-position') ?? 'right');
  document.body.append(element);
}

if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', start);
else start();
