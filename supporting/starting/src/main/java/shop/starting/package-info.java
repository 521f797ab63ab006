/** How something says that it does not start, alike in services, the authorisation server and the quickstart. */
package shop.starting;
