/** A browser for the tests of pages: what it showed when a test failed is kept as a picture. */
package shop.browser;
