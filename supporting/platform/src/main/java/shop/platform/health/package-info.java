/** Whether a service is ready: it is not while the server that carries its messages is away. */
package shop.platform.health;
