"""epoch - one epoch of an LSTM on ETTh1 in PyTorch, data included, as its users write it: a Dataset of windows, a DataLoader,
float32 on the CPU. `epoch.py CSV THREADS EPOCHS` prints the seconds of each epoch.
"""
import csv
import sys
import time

import torch

path, threads, epochs = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
torch.set_num_threads(threads)
with open(path) as file:
    rows = [[float(cell) for cell in row[1:]] for row in list(csv.reader(file))[1:]]
series = torch.tensor(rows)[: int(0.7 * len(rows))]
series = (series - series.mean(0)) / series.std(0)


class Windows(torch.utils.data.Dataset):
    def __len__(self):
        return len(series) - 96 - 96 + 1

    def __getitem__(self, i):
        return series[i : i + 96], series[i + 96 : i + 192]


class Forecaster(torch.nn.Module):
    def __init__(self, channels):
        super().__init__()
        self.body, self.head = torch.nn.LSTM(channels, 64, batch_first=True), torch.nn.Linear(64, 96 * channels)

    def forward(self, x):
        return self.head(self.body(x)[0][:, -1]).unflatten(1, (96, -1))


model = Forecaster(series.shape[1])
adam = torch.optim.Adam(model.parameters(), lr=1e-3)
loader = torch.utils.data.DataLoader(Windows(), batch_size=32, shuffle=True)
for _ in range(epochs):
    began = time.perf_counter()
    for x, y in loader:
        adam.zero_grad()
        loss = torch.nn.functional.mse_loss(model(x), y)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        adam.step()
    print(time.perf_counter() - began, flush=True)
