/**
 * The running system as anybody sees it from outside: the shop through its public HTTP API, and the simulated provider and
 * carrier. Requests are sent again until they are answered, within bounds; every one of them may be.
 */
package shop.importer.http;
