/** How one process asks another over HTTP: on the thread that asks, over connections that are kept, and with a deadline. */
package shop.http.client;
