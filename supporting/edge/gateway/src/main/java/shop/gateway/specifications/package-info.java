/** What the served book of the business needs beyond its files. */
package shop.gateway.specifications;
