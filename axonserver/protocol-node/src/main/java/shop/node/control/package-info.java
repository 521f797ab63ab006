/**
 * Who is connected, and how their event processors fare.
 */
package shop.node.control;
