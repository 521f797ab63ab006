// Makes the replica set, and for each service a database with a user who may use that one only. Changes nothing that is
// as it should be, so it may be run again, after a password has been changed for instance.
const address = "mongo:27017";

function connected(options) {
  const password = encodeURIComponent(process.env.MONGO_ROOT_PASSWORD);
  return new Mongo(`mongodb://root:${password}@${address}/?authSource=admin&${options}`);
}

const member = connected("directConnection=true").getDB("admin");
try {
  member.runCommand({ replSetGetStatus: 1 });
} catch (refusal) {
  if (refusal.codeName !== "NotYetInitialized") {
    throw refusal;
  }
  member.runCommand({ replSetInitiate: { _id: "shop", members: [{ _id: 0, host: address }] } });
}

// Waits until the set has its primary.
const set = connected("replicaSet=shop&serverSelectionTimeoutMS=60000");
for (const service of ["order", "payment", "shipping"]) {
  const database = set.getDB(service);
  const pwd = process.env[`MONGO_${service.toUpperCase()}_PASSWORD`];
  const roles = [{ role: "readWrite", db: service }];
  if (database.getUser(service) === null) {
    database.createUser({ user: service, pwd, roles });
  } else {
    database.updateUser(service, { pwd, roles });
  }
}
print("MongoDB is set up: order, payment and shipping each have a database and a user of their own.");
