/** One JSON for events, commands, queries, tokens and HTTP. */
package shop.platform.serialization;
