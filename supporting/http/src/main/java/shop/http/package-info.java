/**
 * How every port of the system reads a request and tells an error: services, gateway, authorisation server and
 * simulators alike. What cannot be taken at its word is refused, with the field, a code and the way out, as a problem
 * (RFC 9457), also where the web server refuses before anything of ours is asked. It knows nothing of orders, messages or
 * stores: what is stored is read leniently, elsewhere.
 */
package shop.http;
