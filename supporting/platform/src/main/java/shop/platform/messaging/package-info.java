/** How commands find their aggregate, what every message carries, and which failures are worth another try. */
package shop.platform.messaging;
