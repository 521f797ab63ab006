/** How something says that it does not start, or ends because it cannot go on, alike in services, servers and the quickstart. */
package shop.starting;
