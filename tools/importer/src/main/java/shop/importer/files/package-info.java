/**
 * A folder of orders in Olist's public format, as it is: what the files say, exactly, or which file, line and column
 * cannot be read. Nothing here knows how the shop treats an order.
 */
package shop.importer.files;
