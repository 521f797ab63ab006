/**
 * Beside a service that is one of several processes: tells the registry of it, and the service where others are; takes
 * settings from the configuration store, and has those that changed reach the running service. Not on the class path where
 * a platform does that, or where nobody has to be found.
 */
package shop.discovery;
