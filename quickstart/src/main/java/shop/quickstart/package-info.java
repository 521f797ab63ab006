/**
 * The whole system in one JVM: the node, a MongoDB, both simulators, the authorisation server, the three services and
 * the gateway, each as it would run alone, talking over the same connections. Only their addresses differ.
 */
package shop.quickstart;
