/** How a request reaches a service and comes back; which path goes where is in {@code gateway.yml}. */
package shop.gateway.routing;
