/**
 * Makes up folders of orders in Olist's public format, the same for the same seed, in which what is rare in the world is
 * as frequent as is wished.
 */
package shop.importer.generator;
