/** What an operator sees of a service and can do to it: processors, rebuilds, events that could not be processed. */
package shop.platform.operations;
