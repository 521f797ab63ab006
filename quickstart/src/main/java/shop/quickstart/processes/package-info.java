/**
 * The whole system as many processes on one machine: node, MongoDB, registry, configuration store, authorisation server,
 * both simulators, any number of instances of each service, and the gateway, each a JVM of its own with the class path that
 * it would have alone. Starts them, watches over them, changes how many there are while they run, and stops them.
 */
package shop.quickstart.processes;
