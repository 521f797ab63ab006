/**
 * Places the orders of a folder in a running shop, has the simulated world do what the files say, waits until every
 * order stands where the files say, and reconciles. See {@link shop.importer.ImportOrders} and
 * {@link shop.importer.GenerateOrders}.
 */
package shop.importer;
