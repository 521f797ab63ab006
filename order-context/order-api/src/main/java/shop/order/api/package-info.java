/**
 * The published language of the order context: the commands and queries it offers and the milestones that others react
 * to. What happens between the milestones stays inside the context.
 */
package shop.order.api;
