/**
 * A server that speaks MongoDB's protocol inside a JVM, for machines on which none is installed: the quickstart and
 * tests.
 */
package shop.mongo;
