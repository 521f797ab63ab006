package shop.wording.scenario;

/** From one state to another, or to the same, by a message. */
public record Move(String from, String by, String to) {}
