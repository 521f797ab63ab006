/**
 * Who is connected, how their event processors fare, and what can be asked of these.
 */
package shop.node.control;
