/** Which service behind the gateway can take work, as one health report. */
package shop.gateway.health;
