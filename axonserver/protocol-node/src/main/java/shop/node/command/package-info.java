/**
 * Commands: from the caller to one handler, chosen by name and routing key, and the answer back.
 */
package shop.node.command;
