/**
 * The page at {@code /}: place the demo order, watch it, find everything else. The page itself is static (under
 * {@code front-page/} in the resources); what it must be told is in {@link shop.gateway.frontpage.FrontPage}.
 */
package shop.gateway.frontpage;
