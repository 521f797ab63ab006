// What the page says, in its language: the texts lie in the page itself, so they are there whatever becomes of the services.

const texts = JSON.parse(document.getElementById('texts').content.textContent);

export const language = document.documentElement.lang;
export const locale = { en: 'en-GB', ko: 'ko-KR' }[language];
export const isEnglish = language === 'en';

export const has = (key) => key in texts;

/** A text with its places filled in: {so}. */
export function text(key, values = {}) {
  return (texts[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
}
