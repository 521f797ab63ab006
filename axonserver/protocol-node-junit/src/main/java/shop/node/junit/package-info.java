/**
 * A node for the length of a JUnit test.
 */
package shop.node.junit;
