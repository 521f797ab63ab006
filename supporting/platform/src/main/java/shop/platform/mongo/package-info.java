/** Where projections live: documents that know how far they have seen, in a store that can be rebuilt. */
package shop.platform.mongo;
