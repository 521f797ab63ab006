/** How fast the business's clock runs: as the world's, or faster for demonstrations. */
package shop.platform.time;
