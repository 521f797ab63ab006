/**
 * How scenarios become sentences: what has happened, what is asked, what comes of it, how the money and the thing stand then. The
 * book of the business is told with it, and what a reader of the book tries.
 */
package shop.wording.scenario;
