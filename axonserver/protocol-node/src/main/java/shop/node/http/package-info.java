/**
 * The HTTP port beside the protocol: health, and a place where a viewer adds its own paths.
 */
package shop.node.http;
