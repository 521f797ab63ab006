/**
 * The front door: one address for everything a client may see. It routes by path to order, payment and shipping, keeps
 * what is between the services out of sight, shows one Swagger UI over all of them, and a front page to try the system
 * by hand. It decides nothing about orders and authorises nobody: the services do.
 */
package shop.gateway;
