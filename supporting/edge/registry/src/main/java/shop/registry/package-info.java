/**
 * Which instances of which service there are, and where: Eureka, with a page that shows it. Instances tell it of
 * themselves and ask it for others; whoever falls silent is struck off. It keeps nothing, and whoever has asked it once
 * goes on without it.
 */
package shop.registry;
