/**
 * What all services share: the context and access token of a call, errors in the protocol's shape, and sending with
 * permits and priorities. Knows nothing of commands, queries or events.
 */
package shop.node.transport;
