"""Runs of PyTorch in float64 with schedules, clipping and decay: python3 torch-schedules.py > torch-schedules.json, with PyTorch 1.13"""
import json, math, torch
torch.set_default_dtype(torch.float64)
X = torch.tensor([[0., 0.], [1., 0.], [0., 1.], [1., 1.]])
Y = torch.tensor([[0.], [1.], [1.], [0.]])
torch.manual_seed(3)
START = [(torch.rand(9) * 2 - 1).tolist() for _ in range(1)][0]

def network():
    """2-2-1, sigmoid and identity; theta lists weights (inputs x units), then biases."""
    h, o = torch.nn.Linear(2, 2), torch.nn.Linear(2, 1)
    t = torch.tensor(START)
    with torch.no_grad():
        h.weight.copy_(t[0:4].reshape(2, 2).T); o.weight.copy_(t[4:6].reshape(1, 2))
        h.bias.copy_(t[6:8]); o.bias.copy_(t[8:9])
    return h, o

def theta(h, o):
    return torch.cat([h.weight.T.reshape(-1), o.weight.reshape(-1), h.bias, o.bias]).tolist()

def run(name, optimizer, alpha, epochs, schedule=None, clip=None, decay=0.0, spec=None):
    h, o = network()
    weights, biases = [h.weight, o.weight], [h.bias, o.bias]
    groups = [{"params": weights, "weight_decay": decay}, {"params": biases, "weight_decay": 0.0}]
    opt = {"gradient-descent": lambda: torch.optim.SGD(groups, lr=alpha),
           "momentum": lambda: torch.optim.SGD(groups, lr=alpha, momentum=0.9),
           "adam": lambda: torch.optim.Adam(groups, lr=alpha),
           "rmsprop": lambda: torch.optim.RMSprop(groups, lr=alpha)}[optimizer]()
    sched = schedule(opt) if schedule else None
    losses = {}
    def loss():
        return ((o(torch.sigmoid(h(X))) - Y) ** 2).mean()
    for epoch in range(1, epochs + 1):
        opt.zero_grad()
        loss().backward()
        if clip is not None:
            torch.nn.utils.clip_grad_norm_(weights + biases, clip)
        opt.step()
        now = loss().item()
        if epoch % 10 == 0:
            losses[epoch] = now
        if isinstance(sched, torch.optim.lr_scheduler.ReduceLROnPlateau):
            sched.step(now)
        elif sched:
            sched.step()
    return dict(name=name, optimizer=optimizer, alpha=alpha, epochs=epochs, spec=spec or {}, clipNorm=clip,
                weightDecay=decay, lossAtEpoch=losses, theta=theta(h, o))

S = torch.optim.lr_scheduler
runs = [
    run("step", "adam", 0.05, 200, lambda o: S.StepLR(o, 30, 0.5), spec={"type": "step", "every": 30, "factor": 0.5}),
    run("exponential", "momentum", 0.1, 200, lambda o: S.ExponentialLR(o, 0.98), spec={"type": "exponential", "factor": 0.98}),
    run("cosine", "gradient-descent", 0.5, 200, lambda o: S.CosineAnnealingLR(o, 80), spec={"type": "cosine", "epochs": 80}),
    run("plateau", "momentum", 0.9, 200, lambda o: S.ReduceLROnPlateau(o, factor=0.5, patience=5), spec={"type": "plateau", "factor": 0.5, "patience": 5}),
    run("clipped", "gradient-descent", 1.0, 200, clip=0.05),
    run("decay", "gradient-descent", 0.3, 200, decay=0.01),
    run("decay-adam-clipped", "adam", 0.02, 200, clip=0.1, decay=0.001),
]
print(json.dumps(dict(theta0=START, runs=runs), indent=1))
