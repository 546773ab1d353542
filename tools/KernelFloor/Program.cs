// What no synthesis can be quicker than: the .NET runtime, the node kernel behind CDKTF, and one stack that holds nothing.
// `dr bench synth` runs it in turn with the real app, so that both see the same noise of the machine.
using HashiCorp.Cdktf;

var app = new App();
_ = new TerraformStack(app, "empty");
app.Synth();
