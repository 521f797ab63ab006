/**
 * Where events wait that cannot be processed: as the log holds them, unread, with the reason and their place. Whoever
 * retries or discards them comes here; what happens meanwhile to all other events is no business of this room.
 */
package shop.platform.parking;
