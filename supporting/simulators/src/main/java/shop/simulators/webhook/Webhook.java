package shop.simulators.webhook;

/**
 * One message to the shop.
 *
 * @param subject what it is about; the messages about one subject are sent one after the other
 * @param number its place among those of its subject
 * @param body JSON, the same bytes at each attempt
 */
public record Webhook(String subject, int number, String body) {}
